import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CustomerLevels1763800615000 implements MigrationInterface {
    name = 'CustomerLevels1763800615000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE \`customers\`
            ADD \`level\` varchar(32) NOT NULL DEFAULT 'standard'
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE \`customers\` DROP COLUMN \`level\`
        `);
    }

}
